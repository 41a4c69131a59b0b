import Typography from '@material-ui/core/Typography';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { shownState, type ShownState } from './sourceState';

/** What is wrong is said in this order. */
const TROUBLES = ['failed', 'stale', 'neverScanned', 'gone'] as const;

/** The state of all sources in a sentence, and by name what needs a look. */
export function SourcesSummary(props: { sources: readonly SourceView[] }) {
  const { sources } = props;
  const { t } = useTexts();
  const namesOf = (state: ShownState) =>
    sources
      .filter(source => shownState(source) === state)
      .map(({ name }) => name)
      .join(', ');
  const troubles = TROUBLES.map(state => ({ state, names: namesOf(state) }))
    .filter(({ names }) => names !== '')
    .map(({ state, names }) => t(`sources.summary.${state}`, { names }));
  const count = sources.length;
  const fresh = sources.filter(
    source => source.configured && isFresh(source),
  ).length;
  const first =
    fresh === count
      ? t('sources.summary.allFresh', { count })
      : t('sources.summary.fresh', { count, fresh });
  return (
    <Typography style={{ marginBottom: 16, overflowWrap: 'anywhere' }}>
      {[first, ...troubles].join(' ')}
    </Typography>
  );
}

/** One that is just being scanned is as fresh as its facts. */
function isFresh({ state, age }: SourceView): boolean {
  return !age.stale && (state === 'ok' || state === 'running');
}
