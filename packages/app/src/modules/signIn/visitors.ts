/** Somebody whom a visitor of the demo can be. */
export interface Visitor {
  /** As `auth.providers.visitor.users` in app-config names it. */
  readonly name: string;
  readonly title: string;
  readonly person: string;
  /** What this person comes for. */
  readonly about: string;
}

/** The people of the demo, in the order of its sign-in page. */
export const VISITORS: readonly Visitor[] = [
  {
    name: 'developer',
    title: 'App developer',
    person: 'Dana Fischer, Storefront',
    about: 'Is my service all right, and what do I have to do?',
  },
  {
    name: 'platform',
    title: 'Platform engineer',
    person: 'Inês Duarte, Platform',
    about: 'Who runs what, what falls next, what waits for me?',
  },
  {
    name: 'security',
    title: 'Security engineer',
    person: 'Jonas Berg, Security',
    about: 'What is in a candidate, and may it become golden?',
  },
  {
    name: 'auditor',
    title: 'Auditor',
    person: 'Kira Lund, Audit',
    about: 'Who decided what, when and why? Reads, decides nothing.',
  },
];
