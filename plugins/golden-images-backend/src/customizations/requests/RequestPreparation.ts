import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  baseProblem,
  locate,
  parseReference,
  requestedPackages,
  requestProblems,
  type NewCustomizationRequest,
  type Policy,
  type RequestFacts,
  type TierReport,
} from '@image-governance/plugin-golden-images-common';
import { classifyRequest, type Classify } from './Classify';

/** What somebody asks for, with what is found in it. */
export interface PreparedRequest {
  readonly facts: RequestFacts;
  readonly report: TierReport;
  /** What is wrong with it, in sentences that begin with the field. */
  readonly problems: readonly string[];
}

/** What is known only of a call, not of the request. */
type CallFields = 'key' | 'draft' | 'pullRequestUrl';

/** Reads what somebody asks for: classified, its packages complete, its mistakes named. */
export class RequestPreparation {
  readonly #classify: Classify;
  readonly #policy: Policy;

  constructor(options: {
    readonly classify: Classify;
    readonly policy: Policy;
  }) {
    this.#classify = options.classify;
    this.#policy = options.policy;
  }

  /** @throws InputError for a document that cannot be read at all */
  async read(
    wanted: Omit<NewCustomizationRequest, CallFields>,
  ): Promise<PreparedRequest> {
    const { packages = [], urgency = 'normal', ...rest } = wanted;
    const named: RequestFacts = {
      ...rest,
      packages,
      urgency,
      team: canonicalRef(rest.team),
      component: rest.component && canonicalRef(rest.component),
    };
    const report = await classifyRequest(named, this.#classify);
    const facts = {
      ...named,
      packages: requestedPackages(packages, report),
    };
    const ofBase = baseProblem(facts.base, report, this.#policy);
    return {
      facts,
      report,
      problems: [...requestProblems(facts), ...(ofBase ? [ofBase] : [])],
    };
  }

  /** The family of a golden base: the runtime. */
  familyOf(base: string): string {
    const parsed = parseReference(base);
    const place = parsed.ok
      ? locate(parsed.reference, this.#policy)
      : undefined;
    return place?.section === 'golden' ? place.family : 'unknown';
  }
}

/** As the catalog writes it; what is no reference is left for the rules to name. */
function canonicalRef(ref: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    return ref;
  }
}
