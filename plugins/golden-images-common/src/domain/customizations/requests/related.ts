import type { CustomizationRequest, RequestedPackage } from './request';
import {
  APPROVED_STATES,
  isRequestClosed,
  REQUEST_STATE_TITLE,
  type RequestState,
} from './requestState';
import { listed, nameOfRef } from './words';

/** Another request for the same package. */
export interface RelatedRequest {
  readonly id: string;
  /** `duplicate`: the same team asked, and it is open. `repeat`: somebody asked before. */
  readonly kind: 'duplicate' | 'repeat';
  readonly team: string;
  readonly title: string;
  readonly packages: readonly string[];
  readonly state: RequestState;
}

/** What was asked before, and what follows (R-REQ-25, GT-REQ-08). */
export interface RelatedRequests {
  readonly requests: readonly RelatedRequest[];
  /** In sentences: duplicates, packages that are approved already, packages that should become golden. */
  readonly sentences: readonly string[];
}

/** What is compared of requests. */
export type ComparedRequest = Pick<
  CustomizationRequest,
  'id' | 'team' | 'title' | 'packages' | 'state'
>;

/** Teams that have to ask for a package before it is suggested as a standard golden feature. */
export const DEFAULT_SUGGEST_GOLDEN_AT = 2;

/**
 * Finds what was asked before (R-REQ-25, GT-REQ-08).
 * @param others - requests that share a package with it, of any state
 */
export function relatedRequests(
  wanted: {
    readonly id?: string;
    readonly team: string;
    readonly packages: readonly RequestedPackage[];
  },
  others: readonly ComparedRequest[],
  suggestGoldenAt: number = DEFAULT_SUGGEST_GOLDEN_AT,
): RelatedRequests {
  const names = wanted.packages.map(({ name }) => name);
  const found = others
    .filter(({ id, state }) => id !== wanted.id && state !== 'withdrawn')
    .map(other => ({
      other,
      shared: other.packages.flatMap(({ name }) =>
        names.includes(name) ? [name] : [],
      ),
    }))
    .filter(({ shared }) => shared.length > 0);
  const requests = found.map(
    ({ other: { id, team, title, state }, shared }): RelatedRequest => ({
      id,
      kind:
        team === wanted.team && !isRequestClosed(state)
          ? 'duplicate'
          : 'repeat',
      team,
      title,
      packages: shared,
      state,
    }),
  );
  return {
    requests,
    sentences: [
      ...requests
        .filter(({ kind }) => kind === 'duplicate')
        .map(
          ({ id, packages, state }) =>
            `${nameOfRef(wanted.team)} asked for ${listed(
              packages,
            )} already: request ${id}, ${REQUEST_STATE_TITLE[
              state
            ].toLowerCase()}.`,
        ),
      ...names.flatMap(name => approvedSentence(name, found) ?? []),
      ...names.flatMap(
        name =>
          goldenSuggestion(
            name,
            [
              wanted.team,
              ...requests
                .filter(
                  ({ packages, state }) =>
                    packages.includes(name) && state !== 'rejected',
                )
                .map(({ team }) => team),
            ],
            suggestGoldenAt,
          ) ?? [],
      ),
    ],
  };
}

/** The platform team's question whether everybody needs it (R-REQ-21, R-REQ-25); `undefined` while too few asked. */
export function goldenSuggestion(
  name: string,
  teams: readonly string[],
  suggestGoldenAt: number = DEFAULT_SUGGEST_GOLDEN_AT,
): string | undefined {
  const each = [...new Set(teams)].sort();
  return each.length >= suggestGoldenAt
    ? `${each.length} teams asked for ${name} (${listed(
        each.map(nameOfRef),
      )}): make it a standard golden feature?`
    : undefined;
}

function approvedSentence(
  name: string,
  found: readonly {
    readonly other: ComparedRequest;
    readonly shared: readonly string[];
  }[],
): string | undefined {
  const approved = found
    .filter(
      ({ other, shared }) =>
        shared.includes(name) && APPROVED_STATES.includes(other.state),
    )
    .map(({ other }) => {
      const version = other.packages.find(each => each.name === name)?.version;
      return `${nameOfRef(other.team)}${version ? ` (v${version})` : ''}`;
    });
  return approved.length > 0
    ? `${name} is approved already for ${listed([...new Set(approved)])}.`
    : undefined;
}
