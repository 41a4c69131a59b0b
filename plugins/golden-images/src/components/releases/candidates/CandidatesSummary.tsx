import Typography from '@material-ui/core/Typography';
import {
  type CandidateList,
  type CandidateView,
  type WaitsFor,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

/** What waits for whom, in words. */
export function CandidatesSummary(props: {
  list: Pick<CandidateList, 'items' | 'totalItems'>;
  /** Whether there is more than this page of it. */
  partial: boolean;
}) {
  const { t } = useTexts();
  const { list, partial } = props;
  const count = (matches: (candidate: CandidateView) => boolean) =>
    list.items.filter(matches).length;
  const waiting = (who: WaitsFor) =>
    count(({ gate, waitsFor }) => !gate.ready && waitsFor.includes(who));
  const figures = [
    ['ready', count(({ gate }) => gate.ready)],
    ['security', waiting('security')],
    ['platform', waiting('platform')],
    ['ci', waiting('ci')],
    ['overdue', count(({ evaluation }) => evaluation.overdue)],
  ] as const;
  return (
    <Typography variant="h6" component="p" gutterBottom>
      {[
        t('candidates.summary.open', { count: list.totalItems }),
        ...(partial ? [t('candidates.summary.onPage')] : []),
        ...figures.flatMap(([what, number]) =>
          number > 0
            ? [t(`candidates.summary.${what}`, { count: number })]
            : [],
        ),
      ].join(' ')}
    </Typography>
  );
}
