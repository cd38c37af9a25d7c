import {
  at,
  line,
  type Line,
  ANYONE,
  LEADS,
  LEADS_HERE,
  LOGGED_IN,
  MANAGES,
  MANAGES_A,
} from './rights-answers.ts';
import { nanoid } from 'nanoid';
import { clusterDraft, person } from './cluster-draft.ts';
import { seedInvitation } from './seed.ts';

const establishment = (n = nanoid(6)) => ({
  name: `Maison ${n}`,
  shortName: `Maison ${n}`,
  type: 'EHPAD',
  status: 'public',
  department: '84',
  headcount: 3,
  colour: 4,
});

/** The people of a cluster, its settings and the way in. */
export const peopleLines: Line[] = [
  line('GET /health', () => at('/health'), ANYONE),
  line(
    'POST /invitations/preview',
    async (s) => at('/invitations/preview', { token: await seedInvitation(s.person('staffA')) }),
    ANYONE,
  ),
  line(
    'POST /login',
    async (s) => at('/login', { token: await seedInvitation(s.person('staffA')), sharedComputer: false }),
    ANYONE,
  ),
  line('POST /logout', () => at('/logout'), ANYONE),
  line('GET /me', () => at('/me'), LOGGED_IN),
  line('GET /home', () => at('/home'), LOGGED_IN),
  line('GET /progress', () => at('/progress'), LOGGED_IN),
  line('GET /clusters', () => at('/clusters'), LOGGED_IN),
  line('POST /clusters', () => at('/clusters', clusterDraft()), LEADS),
  line('POST /me/cluster', (s) => at('/me/cluster', { clusterId: s.cluster.clusterId }), {
    ...LOGGED_IN,
    stranger: 'not_found',
  }),
  line('GET /people', () => at('/people'), MANAGES),
  line('GET /colleagues', () => at('/colleagues'), LEADS),
  line(
    'POST /people',
    (s) =>
      at('/people', {
        people: [
          person(`Nouvelle ${nanoid(5)}`, {
            college: 'staff',
            isDeputy: true,
            establishment: s.cluster.establishment.b,
          }),
        ],
      }),
    { ...MANAGES, stranger: 'bad_request', facilitator: 'forbidden' },
    'in B',
  ),
  line(
    'POST /people',
    (s) =>
      at('/people', {
        people: [
          person(`Nouveau ${nanoid(5)}`, { role: 'facilitator', follows: [s.cluster.establishment.b] }),
        ],
      }),
    { ...LEADS, stranger: 'bad_request', otherFacilitator: 'bad_request', facilitator: 'bad_request' },
    'a facilitator',
  ),
  line(
    'POST /people/:membershipId',
    (s) =>
      at(
        `/people/${s.person('staffA').membershipId}`,
        person('Nadia', { college: 'staff', establishment: s.cluster.establishment.a }),
      ),
    MANAGES_A,
  ),
  line(
    'POST /people/:membershipId',
    (s) =>
      at(
        `/people/${s.person('staffA').membershipId}`,
        person('Nadia', { college: 'staff', establishment: s.cluster.establishment.b, isDeputy: true }),
      ),
    { ...MANAGES_A, facilitator: 'forbidden' },
    'to another establishment',
  ),
  line(
    'POST /people',
    () => at('/people', { people: [person(`Vue ${nanoid(5)}`, { role: 'observer' })] }),
    { ...LEADS, otherFacilitator: 'bad_request', facilitator: 'bad_request' },
    'an observer, who sees every establishment',
  ),
  line(
    'POST /people/:membershipId',
    (s, who) =>
      at(
        `/people/${s.person(who === 'nobody' ? 'staffA' : who).membershipId}`,
        person('Moi', { role: 'lead' }),
      ),
    LEADS,
    'oneself, as lead',
  ),
  line(
    'POST /people/:membershipId',
    (s) =>
      at(
        `/people/${s.person('facilitator').membershipId}`,
        person('Anne', { role: 'facilitator', follows: [s.cluster.establishment.b] }),
      ),
    LEADS_HERE,
    'whom a facilitator follows',
  ),
  line(
    'POST /people/:membershipId/replace',
    async (s) =>
      at(`/people/${(await s.member('Ana', { isDeputy: true })).membershipId}/replace`, {
        name: `Bea ${nanoid(4)}`,
        title: 'Poste',
        personId: null,
      }),
    MANAGES_A,
  ),
  line(
    'POST /people/:membershipId/hand-over',
    async (s) => {
      // A seat outside those of a team, so that each knock finds its own holder and no second one of a college.
      const holder = await s.member('Ana', { college: 'resource' });
      const deputy = await s.member('Bea', { college: 'resource', isDeputy: true });
      return at(`/people/${holder.membershipId}/hand-over`, { deputyId: deputy.membershipId });
    },
    MANAGES_A,
  ),
  line(
    'POST /people/:membershipId/end',
    async (s) => at(`/people/${(await s.member('Ana', { isDeputy: true })).membershipId}/end`),
    MANAGES_A,
  ),
  line(
    'POST /people/:membershipId/end',
    (s) => at(`/people/${s.person('lead').membershipId}/end`),
    { ...LEADS_HERE, lead: 'last_lead' },
    'the lead',
  ),
  line(
    'POST /invitations',
    (s) => at('/invitations', { membershipIds: [s.person('staffA').membershipId] }),
    MANAGES_A,
  ),
  line(
    'POST /invitations',
    (s) =>
      at('/invitations', { membershipIds: [s.person('staffA').membershipId, s.person('lead').membershipId] }),
    LEADS_HERE,
    'the lead among them',
  ),
  line(
    'POST /invitations/:id/revoke',
    async (s) => {
      await seedInvitation(s.cluster.tradeA);
      return at(`/invitations/${await s.invitationOf(s.cluster.tradeA)}/revoke`);
    },
    MANAGES_A,
  ),
  line('GET /cluster', () => at('/cluster'), LEADS),
  line(
    'POST /cluster',
    () => at('/cluster', { name: 'Autre', territory: 'Là', start: '2026-01-01', end: '2027-01-01' }),
    LEADS,
  ),
  line('POST /cluster/state', () => at('/cluster/state', { state: 'closed' }), LEADS),
  line('POST /establishments', () => at('/establishments', establishment()), LEADS),
  line(
    'POST /establishments/:id',
    (s) => at(`/establishments/${s.cluster.establishment.a}`, establishment()),
    LEADS_HERE,
  ),
];
