import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  GOVERNED_DECISIONS,
  PROMOTION_ACTIONS,
  roleFor,
  type GovernedDecision,
  type PromotionAction,
} from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { needsOf } from '../promotion';

const databases = GovernanceTestDatabases.create();
const [id] = databases.ids();

describe('who decides what', () => {
  it('is the same in the matrix and in what decisions ask for (R-RACI-09)', () => {
    const governed = PROMOTION_ACTIONS.filter(isGoverned);
    expect(governed).toEqual(PROMOTION_ACTIONS);
    expect(governed.map(one => [one, needsOf(one).role])).toEqual(
      governed.map(one => [one, roleFor(one)]),
    );
  });

  it('is answered with those who play the roles', async () => {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({
      knex,
      features: [mockServices.scheduler.mock().factory],
      config: {
        goldenImages: { roles: { platform: ['group:platform-team'] } },
      },
    });

    const { body, status } = await portal.get('/releases/responsibilities');

    expect(status).toBe(200);
    expect(body.activities).toHaveLength(7);
    expect(body.activities[0]).toMatchObject({
      title: 'Golden image selection',
      cells: {
        platform: 'R/A',
        security: 'C',
        'app-team': 'I',
        cto: 'I',
        finance: '—',
      },
      accountable: { role: 'platform', assumed: false },
      decisions: expect.arrayContaining([
        {
          decision: 'promote',
          title: 'Promote a candidate to golden',
          role: 'platform',
        },
      ]),
    });
    expect(body.activities[1].accountable).toEqual({
      role: 'platform',
      assumed: true,
    });
    expect(body.roles).toEqual([
      {
        role: 'platform',
        title: 'Platform team',
        members: ['group:default/platform-team'],
      },
      { role: 'security', title: 'Security team', members: [] },
      { role: 'app-team', title: 'App team' },
      { role: 'cto', title: 'CTO office', members: [] },
      { role: 'finance', title: 'Finance', members: [] },
    ]);
    expect(body.legend.map(({ letter }: { letter: string }) => letter)).toEqual(
      ['R', 'A', 'C', 'I'],
    );
    await portal.stop();
  });

  it('is not told to who may read nothing', async () => {
    const { knex } = await databases.init(id);
    const denied = mockServices.permissions.mock({
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.DENY })),
    });
    const portal = await PortalUnderTest.start({
      knex,
      features: [mockServices.scheduler.mock().factory, denied.factory],
    });
    const { status } = await portal.get('/releases/responsibilities');
    expect(status).toBe(403);
    await portal.stop();
  });
});

function isGoverned(
  action: PromotionAction,
): action is PromotionAction & GovernedDecision {
  return GOVERNED_DECISIONS.some(decision => decision === action);
}
