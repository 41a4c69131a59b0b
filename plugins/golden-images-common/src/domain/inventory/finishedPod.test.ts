import { isFormerPod } from './finishedPod';

it.each([
  ['a running pod', 'Running', 'ReplicaSet', 'Deployment', false],
  ['a pod without status', undefined, 'ReplicaSet', 'Deployment', false],
  [
    'an evicted pod of a Deployment',
    'Failed',
    'ReplicaSet',
    'Deployment',
    true,
  ],
  [
    'a finished pod of a DaemonSet',
    'Succeeded',
    'DaemonSet',
    'DaemonSet',
    true,
  ],
  ['an earlier run of a CronJob', 'Succeeded', 'Job', 'CronJob', true],
  ['the finished pod of a Job', 'Succeeded', 'Job', 'Job', false],
  ['a finished pod that nothing made', 'Failed', undefined, 'Pod', false],
])(
  '%s (phase %s, made by %s, of a %s) is a former one: %s',
  (_, phase, controllerKind, workloadKind, former) => {
    expect(
      isFormerPod({ status: { phase }, controllerKind, workloadKind }),
    ).toBe(former);
  },
);
