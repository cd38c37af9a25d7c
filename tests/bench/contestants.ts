/**
 * What is compared: a relay that stores nothing, a relay that only writes, the room as it ships, one write per edit, and a fixed wait of 4 ms. Binding in
 * the bench's Worker, and the class behind it.
 */
export const CONTESTANTS = {
  RELAY: 'BareRelay',
  WRITING_RELAY: 'WritingRelay',
  ROOM: 'Room',
  ROOM_EACH: 'RoomEach',
  ROOM_4MS: 'Room4ms',
} as const;

export type Contestant = keyof typeof CONTESTANTS;
