import {
  ACTIVITIES,
  ACTIVITY_TITLE,
  accountableFor,
  RACI_LEGEND,
  RACI_LETTERS,
  RACI_MATRIX,
  ROLES,
  ROLE_TITLE,
  type Responsibilities,
} from '@image-governance/plugin-golden-images-common';

/** Only the platform team is named. */
export function responsibilities(): Responsibilities {
  return {
    activities: ACTIVITIES.map(activity => ({
      activity,
      title: ACTIVITY_TITLE[activity],
      cells: RACI_MATRIX[activity],
      accountable: accountableFor(activity),
      decisions:
        activity === 'golden-image-selection'
          ? [
              {
                decision: 'promote',
                title: 'Promote a candidate to golden',
                role: 'platform',
              },
            ]
          : [],
    })),
    roles: ROLES.map(role => ({
      role,
      title: ROLE_TITLE[role],
      ...(role !== 'app-team' && {
        members: role === 'platform' ? ['group:default/platform'] : [],
      }),
    })),
    legend: RACI_LETTERS.map(letter => ({ letter, ...RACI_LEGEND[letter] })),
  };
}
