import type {
  CustomizationRequest,
  HostEvent,
} from '@image-governance/plugin-golden-images-common';
import type { Actor } from '../../audit';
import type { Notice } from '../../notifications';
import { requestLink } from '../requests';

const SAID: Readonly<Record<HostEvent['verdict'], string>> = {
  approved: 'an approval in the pull request does not count',
  'changes-requested': 'changes that were asked for in the pull request',
  dismissed: 'a review was taken back in the pull request',
  merged: 'its pull request was merged before it was approved',
  closed: 'its pull request was closed',
};

/** Whom to tell that something in a pull request changed nothing, and why; once for each reviewer, revision and verdict where nobody is known. */
export function hostNotice(
  {
    event,
    request,
    actor,
  }: {
    readonly event: HostEvent;
    readonly request: CustomizationRequest;
    readonly actor?: Actor;
  },
  note: {
    readonly because: string;
    readonly tell?: 'reviewer' | 'platform' | 'team';
  },
): Notice | undefined {
  const to = recipients(request, actor, note.tell);
  return (
    to && {
      key: `customization:${request.id}:pull-request:${request.revision}:${
        actor ? event.eventId : `${event.verdict}:${event.reviewer}`
      }`,
      kind: note.tell === 'team' ? 'request' : 'review',
      title: `${request.title}: ${SAID[event.verdict]}`,
      description: `${event.reviewer} on ${event.host}: ${note.because}`,
      link: requestLink(request.id),
      severity: 'normal',
      to,
    }
  );
}

function recipients(
  request: CustomizationRequest,
  actor: Actor | undefined,
  tell: 'reviewer' | 'platform' | 'team' | undefined,
): Notice['to'] | undefined {
  switch (tell) {
    case 'reviewer':
      return actor && { refs: [actor.ref] };
    case 'platform':
      return { roles: ['platform'] };
    case 'team':
      return { refs: [request.team, request.requestedBy] };
    default:
      return undefined;
  }
}
