/** Texts of who decides what. */
export const responsibilitiesMessages = {
  title: 'Who decides what',
  what: 'who decides what',
  text: 'The platform team and security decide about golden images together; app teams ask for what they need. Each decision below is taken only by those who play its role.',
  matrix: 'Responsibilities',
  activity: 'Activity',
  assumed: '{{role}} is assumed to be accountable: the policy names nobody.',
  assumedShort: 'A: assumed',
  legend: 'What the letters mean',
  letter: '{{title}}: {{text}}',
  none: 'no part in it',
  roles: 'Who plays the roles',
  everyOwner: 'every team that owns something in the catalog',
  nobody:
    'Nobody yet, so nobody can take its decisions. goldenImages.roles.{{role}} in app-config names groups and users.',
  decisions: 'Decisions in this portal',
  takenBy: '{{decision}}: {{role}}',
} as const;
