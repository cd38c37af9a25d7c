const DAY_AND_HOUR = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** « 22/11/2026 10:30 », the wall clock of the clusters. `at` is ms UTC. */
export const parisTime = (at: number): string => DAY_AND_HOUR.format(at);
