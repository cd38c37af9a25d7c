export type ClusterState = 'forming' | 'running' | 'closed' | 'archived';

/**
 * States a cluster may be brought to (rule C7). Closing can be undone, since a click closes everything for everyone; archiving cannot:
 * no invitation opens an archived cluster any more.
 */
export const NEXT_STATES: Record<ClusterState, readonly ClusterState[]> = {
  forming: ['running'],
  running: ['closed'],
  closed: ['running', 'archived'],
  archived: [],
};
