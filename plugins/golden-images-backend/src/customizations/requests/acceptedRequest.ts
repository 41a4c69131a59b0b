import { InputError, NotAllowedError } from '@backstage/errors';
import {
  keyProblem,
  reasonProblem,
  tierMessage,
  webAddressProblem,
} from '@image-governance/plugin-golden-images-common';
import type { Actor } from '../../audit';
import { requireTeam } from './RequestAccess';
import type { PreparedRequest } from './RequestPreparation';

/** What may go on record. @throws NotAllowedError, InputError */
export function acceptedRequest(
  prepared: PreparedRequest | undefined,
  actor: Actor,
  call: {
    readonly key?: string;
    readonly pullRequestUrl?: string;
    readonly reason?: string;
  },
): PreparedRequest {
  if (!prepared) {
    throw new NotAllowedError('Only people may ask for a customization');
  }
  requireTeam(actor, prepared.facts, 'ask in its name');
  const { key, pullRequestUrl, reason } = call;
  refuse(key === undefined ? undefined : keyProblem(key));
  refuse(
    pullRequestUrl === undefined
      ? undefined
      : webAddressProblem(pullRequestUrl, 'pullRequestUrl'),
  );
  refuse(reasonProblem(reason));
  if (prepared.report.tier === 3) {
    throw new InputError(tierMessage(prepared.report));
  }
  refuse(prepared.problems.join('; ') || undefined);
  return prepared;
}

/** @throws InputError with the problem, if there is one */
export function refuse(problem: string | undefined): void {
  if (problem) {
    throw new InputError(problem);
  }
}
