import type { Draft } from '../draft';
import { findingsAt } from '../report';
import { GAP, type Word } from '../shell/word';
import type { TierFinding } from '../tier';
import type { TierItemId } from '../tierItems';
import type { TierPolicy } from '../tierPolicy';
import type { StageState } from './StageState';

/** Checked in every stage (AMB-06e): what is built from is never trusted less for being left behind. */
const EVERYWHERE: ReadonlySet<TierItemId> = new Set([
  'external-source',
  'image-verification',
  'base-image',
]);

/** Checked in a stage from which system files are copied: what lies in the files. */
const IN_FILES: ReadonlySet<TierItemId> = new Set([
  'system-package',
  'shell',
  'fips',
  'agent',
  'kernel-module',
  'service',
  'network-stack',
  'certificate',
  'unreadable',
]);

/** Findings of what ships: all of the last stage and of those it builds on, of others what AMB-06e says. */
export function shippedFindings(
  stages: readonly StageState[],
  policy: TierPolicy,
): TierFinding[] {
  const last = stages.at(-1);
  const chain = new Set(last?.chain());
  const copied = stagesOfSystemFiles(stages, chain);
  const given = policy.allowTransientRoot && last?.user === 'other';
  return stages.flatMap(stage =>
    stage.judged.flatMap(({ instruction, drafts }) =>
      findingsAt(
        instruction,
        drafts
          .filter(
            each =>
              chain.has(stage) ||
              EVERYWHERE.has(each.item) ||
              (copied.has(stage) && IN_FILES.has(each.item)),
          )
          .map(each => (given ? transientRoot(each) : each)),
      ),
    ),
  );
}

function transientRoot(draft: Draft): Draft {
  return draft.item === 'root-user' && !draft.undecided
    ? {
        ...draft,
        tier: 2,
        reason: `${draft.reason}, and is given up before the end`,
      }
    : draft;
}

/** Stages whose system files are in the image: those are where packages lie. */
function stagesOfSystemFiles(
  stages: readonly StageState[],
  chain: ReadonlySet<StageState>,
): ReadonlySet<StageState> {
  const found = new Set<StageState>();
  const waiting = [...chain];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    for (const { from, paths } of stage.copied) {
      if (!paths.some(holdsSystemFiles)) {
        continue;
      }
      for (const each of stages[from].chain()) {
        if (!found.has(each) && !chain.has(each)) {
          found.add(each);
          waiting.push(each);
        }
      }
    }
  }
  return found;
}

/** Packages of the system lie in these; those of an application do not. */
const SYSTEM =
  /^\/?(usr)?\/?(s?bin|lib|lib32|lib64|libexec|share)(\/|$)|^\/?(usr\/?)?$|^\/?\*|^\/?usr\/\*/;

function holdsSystemFiles({ text }: Word): boolean {
  return text.startsWith(GAP) || text === '.' || SYSTEM.test(text);
}
