/** Texts of the promotion of a release. */
export const promotionMessages = {
  title: 'Promotion',
  what: 'its promotion',
  none: 'It was not evaluated in this portal: there is no candidate of this release.',
  ready: 'Nothing is in its way: it can be promoted.',
  blocked_one: '{{count}} thing is in its way.',
  blocked_other: '{{count}} things are in its way.',
  closed: {
    promoted: 'It was promoted.',
    rejected: 'It was rejected.',
    overtaken:
      'Its release arrived: nobody evaluates the pre-release any more.',
  },
  waitsFor: 'Waits for: {{who}}',
  age: 'Opened {{date}} by {{actor}}',
  overdue: 'Its evaluation is overdue since {{date}}.',
  fastTrack: 'Fast track: {{reason}}',
  content: 'Content under evaluation',
  gates: {
    title: 'Gates',
    passed: 'Passed',
    failed: 'Failed',
    missing: 'Missing',
    alsoNeeded: 'Besides',
  },
  signOffs: {
    title: 'Sign-offs',
    none: 'Nobody has signed it off or vetoed it.',
    approved: '{{actor}} signed off for {{role}}',
    vetoed: '{{actor}} vetoed it for {{role}}',
    lifted: '{{actor}} lifted the veto for {{role}}',
    former: 'of former content',
  },
  steps: {
    title: 'Steps',
    none: 'No step is on record.',
    pull: 'Pulled',
    verify: 'Verified',
    test: 'Tested',
    approve: 'Approved',
    mirror: 'Mirrored',
    tag: 'Tagged',
    publish: 'Published',
    by: 'by {{actor}}',
  },
  effect: 'What promoting it does',
  effectDone: 'What its promotion did',
  actions: {
    label: 'Decisions',
    'sign-off-security': 'Sign off for security',
    'sign-off-platform': 'Sign off for platform',
    veto: 'Veto',
    'lift-veto': 'Lift the veto',
    reject: 'Reject',
    'fast-track': 'Fast track',
    promote: 'Promote',
  },
  dialog: {
    of: '{{release}}, {{digest}}',
    reason: 'Reason',
    reasonOptional: 'Reason (optional)',
    cancel: 'Cancel',
    confirm: '{{action}}',
    text: {
      'sign-off-security':
        'You confirm for security that this content was verified. It is put on record under your name.',
      'sign-off-platform':
        'You confirm for the platform team that this content was evaluated and tested. It is put on record under your name.',
      veto: 'Nobody can promote it until security lifts the veto. The platform team is told.',
      'lift-veto':
        'Security has to sign it off again before it can be promoted.',
      reject:
        'It is turned down for good; only other content under this version can be evaluated again.',
      'fast-track':
        'Every gate stays. Owners of the family are told at once that a patch is on its way.',
      promote: 'It cannot be undone:',
    },
  },
} as const;
