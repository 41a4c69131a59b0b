import { SEVERITIES, type Severity } from '../../releases/documents/scanReport';
import type {
  CheckReport,
  CheckResult,
  CheckRules,
  DatedCheckReport,
} from './check';
import { listed } from './words';

/** Findings that a text names; the others are counted. */
const NAMED = 5;

/**
 * Judges what CI reported about a revision; of each part the newest report
 * counts (R-REQ-15..18).
 * @param reports - all of the revision, oldest first
 * @param packages - names of what the request adds: each needs a licence
 */
export function reportedChecks(
  reports: readonly DatedCheckReport[],
  packages: readonly string[],
  rules: CheckRules,
): CheckResult[] {
  return [
    judged(reports, 'build', 'build', 'Let CI build it.', buildResult),
    judged(
      reports,
      'size',
      'size',
      'Let CI report the sum of the compressed layers.',
      size => sizeResult(size.bytes, rules.maxBytes),
    ),
    judged(
      reports,
      'vulnerabilities',
      'vulnerabilities',
      'Let CI scan the image (Trivy or Grype) and report the findings.',
      ({ findings }) => findingsResult(findings, rules.blockSeverities),
    ),
    packages.length === 0
      ? {
          check: 'licences',
          state: 'passed',
          because: 'No package is added.',
        }
      : judged(
          reports,
          'licences',
          'licences',
          'Let CI report the licences of what is added.',
          licences => licencesResult(licences, packages, rules.judgeLicence),
        ),
  ];
}

/** `2 low-severity findings (acceptable)` (R-REQ-24). */
export function scanResultsText(
  counts: Partial<Record<Severity, number>>,
): string {
  const parts = SEVERITIES.flatMap(severity => {
    const count = counts[severity] ?? 0;
    const noun = count === 1 ? 'finding' : 'findings';
    return count > 0
      ? [
          `${count} ${severity}-severity ${noun}${
            isAcceptable(severity) ? ' (acceptable)' : ''
          }`,
        ]
      : [];
  });
  return parts.length > 0 ? listed(parts) : 'no findings';
}

/** How many findings there are of each severity. */
export function countSeverities(
  findings: readonly { readonly severity: Severity }[],
): Partial<Record<Severity, number>> {
  const counts: Partial<Record<Severity, number>> = {};
  for (const { severity } of findings) {
    counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return counts;
}

type Judged = Pick<CheckResult, 'state' | 'because'>;

function judged<K extends 'build' | 'size' | 'vulnerabilities' | 'licences'>(
  reports: readonly DatedCheckReport[],
  part: K,
  check: CheckResult['check'],
  missing: string,
  judge: (value: NonNullable<CheckReport[K]>) => Judged,
): CheckResult {
  for (const { report, at } of [...reports].reverse()) {
    const value = report[part];
    if (value !== undefined && value !== null) {
      return { check, ...judge(value), at, logUrl: report.logUrl };
    }
  }
  return {
    check,
    state: 'pending',
    because: `Nothing was reported. ${missing}`,
  };
}

function buildResult({ result }: { result: 'passed' | 'failed' }): Judged {
  return result === 'passed'
    ? { state: 'passed', because: 'The Dockerfile builds.' }
    : {
        state: 'failed',
        because:
          'The Dockerfile does not build. Read the log, mend the Dockerfile and submit it again.',
      };
}

function sizeResult(bytes: number, maxBytes: number): Judged {
  const basis = 'compressed layers, decimal MB';
  const size = megabytes(bytes);
  const limit = megabytes(maxBytes);
  return bytes < maxBytes
    ? {
        state: 'passed',
        because: `${size}, smaller than ${limit} (${basis}).`,
      }
    : {
        state: 'failed',
        because: `${size} is not smaller than ${limit} (${basis}). Find a smaller alternative, or leave out what is not needed.`,
      };
}

function findingsResult(
  findings: NonNullable<CheckReport['vulnerabilities']>['findings'],
  block: readonly Severity[],
): Judged {
  const results = scanResultsText(countSeverities(findings));
  const blocking = findings.filter(({ severity }) => block.includes(severity));
  if (blocking.length === 0) {
    const weighed = findings.some(({ severity }) => !isAcceptable(severity));
    return {
      state: 'passed',
      because: `${results}${weighed ? ', for the reviewers to weigh' : ''}.`,
    };
  }
  const named = blocking
    .slice(0, NAMED)
    .map(
      ({ id, package: name, severity, fixedVersion }) =>
        `${id} (${severity}) in ${name}, ${
          fixedVersion ? `fixed in ${fixedVersion}` : 'no fix known'
        }`,
    );
  const more = blocking.length - named.length;
  return {
    state: 'failed',
    because: `${named.join('; ')}${
      more > 0 ? `; and ${more} more` : ''
    }. Take the fixed version, find an alternative, or look into the vulnerability with the security team.`,
  };
}

function licencesResult(
  licences: NonNullable<CheckReport['licences']>,
  packages: readonly string[],
  judge: CheckRules['judgeLicence'],
): Judged {
  const verdicts = licences.map(each => ({
    text: `${each.package} (${each.licence.trim() || 'none named'})`,
    verdict: judge(each.licence),
  }));
  const of = (verdict: string) =>
    verdicts.filter(each => each.verdict === verdict).map(({ text }) => text);
  const reported = new Set(licences.map(each => each.package));
  const silent = packages.filter(name => !reported.has(name));
  const unknown = [...of('unknown'), ...silent];
  const denied = of('denied');
  if (denied.length > 0) {
    return {
      state: 'failed',
      because: `The policy denies the licence of ${listed(
        denied,
      )}. Find an alternative under another licence.`,
    };
  }
  if (unknown.length > 0) {
    return {
      state: 'failed',
      because: `No licence is known of ${listed(
        unknown,
      )}. Let CI report it; ask the security team where the package names none.`,
    };
  }
  const review = of('review');
  return {
    state: 'passed',
    because:
      review.length > 0
        ? `None is denied; for the reviewers to weigh: ${listed(review)}.`
        : 'The policy allows every licence that is added.',
  };
}

function isAcceptable(severity: Severity): boolean {
  return severity === 'low' || severity === 'negligible';
}

/** One decimal, rounded down, so that what is too large never reads as the limit's neighbour below. */
function megabytes(bytes: number): string {
  const tenths = Math.floor(bytes / 100_000);
  return tenths < 1
    ? 'less than 0.1 MB'
    : `${(tenths / 10).toFixed(1).replace(/\.0$/, '')} MB`;
}
