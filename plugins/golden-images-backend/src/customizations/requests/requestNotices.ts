import {
  failureComment,
  publishedMessage,
  rejectedMessage,
  requestWaitsFor,
  nameOfRef,
  type CheckResult,
  type CustomizationRequest,
  type RequestStateEntry,
  type ReviewOrder,
  type Role,
} from '@image-governance/plugin-golden-images-common';
import type { Notice } from '../../notifications';

/** The page of a request in the portal, as the route `golden-images/request` of the frontend has it. */
export function requestLink(id: string): string {
  return `/golden-images/requests/${encodeURIComponent(id)}`;
}

/** What a request has come to. */
export interface RequestNews {
  readonly request: CustomizationRequest;
  readonly entry: RequestStateEntry;
  /** Numbers the entry, so that each is told of once. */
  readonly number: number;
  readonly checks: readonly CheckResult[];
  readonly order: ReviewOrder;
  /** Team that decided, where one did. */
  readonly role?: string;
}

/** Whom to tell of it, and what (R-REQ-19, R-REQ-23): whose turn it is, or the team that asked. */
export function requestNotices(news: RequestNews): Notice[] {
  const { request, entry, number, checks, order } = news;
  const base = {
    key: `customization:${request.id}:${number}`,
    link: requestLink(request.id),
    severity: 'normal' as const,
  };
  const toTeam = (
    title: string,
    description: string,
    severity: Notice['severity'] = 'normal',
  ): Notice[] => [
    {
      ...base,
      kind: 'request',
      title,
      description,
      severity,
      to: { refs: [...new Set([request.team, request.requestedBy])] },
    },
  ];
  const toReviewers = (roles: readonly Role[], what: string): Notice[] => [
    {
      ...base,
      kind: 'review',
      title: `${request.title}: ${what}`,
      description: `${nameOfRef(request.team)} asks for it: ${request.why}`,
      to: { roles },
    },
  ];
  switch (entry.state) {
    case 'submitted': {
      const signature = checks.find(
        ({ check, state }) => check === 'base-signature' && state === 'pending',
      );
      return signature
        ? toReviewers(['platform'], 'its base is to be verified')
        : [];
    }
    case 'checks-failed':
      return toTeam(
        `${request.title}: blocked by checks`,
        failureComment(checks) ?? '',
        'high',
      );
    case 'checks-passed':
    case 'security-approved':
    case 'platform-approved':
      return toReviewers(
        requestWaitsFor(entry.state, order).flatMap(each =>
          each === 'security' || each === 'platform' ? [each] : [],
        ),
        'waits for your review',
      );
    case 'approved':
      return [
        ...toTeam(
          `${request.title}: approved`,
          'Both teams approved it. It is merged and built next; you are told when the image can be used.',
        ),
        ...toReviewers(['platform'], 'is approved and can be merged').map(
          notice => ({ ...notice, key: `${notice.key}:merge` }),
        ),
      ];
    case 'changes-requested':
      return toTeam(
        `${request.title}: changes requested`,
        `The ${news.role} team: ${entry.reason ?? ''}`,
      );
    case 'rejected': {
      const { title, lines } = rejectedMessage(request, {
        role: news.role ?? 'reviewing',
        reason: entry.reason,
      });
      return toTeam(title, lines.join('\n'));
    }
    case 'published': {
      const { variant } = request;
      if (!variant) {
        return [];
      }
      const { title, lines } = publishedMessage(
        request.team,
        variant.reference,
        variant.scanResults,
      );
      return toTeam(title, lines.join('\n'));
    }
    default:
      return [];
  }
}
