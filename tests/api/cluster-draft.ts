import type { ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import { draftPhases } from '#domain/cluster/phase-plan.ts';
import { addDays, dayOf } from '#domain/paris-day.ts';
import { emptyPerson, type PersonDraft } from '#domain/people/person-draft.ts';
import { programmeOf } from '#domain/programmes/all.ts';

export const person = (name: string, more: Partial<PersonDraft> = {}): PersonDraft => ({
  ...emptyPerson(),
  name,
  title: `Poste de ${name}`,
  ...more,
});

export const staffer = (name: string, role: 'facilitator' | 'observer' | 'lead', follows: string[] = []) =>
  person(name, { role, follows });

/** Two establishments with a whole team in the first, a deputy, a facilitator of both and an observer. */
export function clusterDraft(code = 'PACA-2018-2020', changes: Partial<ClusterDraft> = {}): ClusterDraft {
  const start = addDays(dayOf(Date.now()), -5);
  const end = addDays(start, 500);
  return {
    key: crypto.randomUUID(),
    programme: code,
    name: 'Cluster QVT du Val',
    territory: 'Vaucluse',
    start,
    end,
    phases: draftPhases(programmeOf(code)!, start, end),
    establishments: ['EHPAD Les Lilas de la Durette', 'MAS Le Pré Vermeil'].map((name, index) => ({
      key: `e${index}`,
      name,
      shortName: name.split(' ').slice(1).join(' '),
      type: name.split(' ')[0]!,
      status: 'public',
      department: '84',
      headcount: 60,
      colour: index,
    })),
    people: [
      person('Hélène', { college: 'direction', establishment: 'e0' }),
      person('Nadia', { college: 'staff', establishment: 'e0' }),
      person('Claire', { college: 'trade', establishment: 'e0' }),
      person('Lina', { college: 'trade', establishment: 'e0', isDeputy: true }),
      staffer('Anne', 'facilitator', ['e0', 'e1']),
      staffer('Élodie', 'observer'),
    ],
    ...changes,
  };
}
