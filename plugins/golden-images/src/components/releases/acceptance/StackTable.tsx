import Typography from '@material-ui/core/Typography';
import type { StackStanding } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { CappedTable } from '../../more';
import { ageText, timeText, useNow } from '../../time';
import { ResultChip } from './ResultChip';
import { durationText, RunDetails } from './RunDetails';

/** The application stacks, each with the run that decides. */
export function StackTable(props: { stacks: readonly StackStanding[] }) {
  const { t } = useTexts();
  const now = useNow();
  const { stacks } = props;
  const at = (iso: string) => ({
    time: timeText(t, iso),
    age: ageText(t, iso, now),
  });
  return (
    <CappedTable
      label={t('acceptance.stacks')}
      rows={{ items: stacks, totalItems: stacks.length }}
      rowKey={({ stack }) => stack}
      columns={[
        {
          title: t('acceptance.stack'),
          cell: ({ stack, required }) => (
            <>
              {stack}
              <Typography variant="body2" color="textSecondary">
                {required
                  ? t('acceptance.required')
                  : t('acceptance.notRequired')}
              </Typography>
            </>
          ),
        },
        {
          title: t('acceptance.newest'),
          cell: ({ newest, failingSince }) => (
            <>
              <ResultChip result={newest?.result} />
              {failingSince && (
                <Typography variant="body2">
                  {t('acceptance.failingSince', at(failingSince))}
                </Typography>
              )}
            </>
          ),
        },
        {
          title: t('acceptance.started'),
          cell: ({ newest }) =>
            newest && t('acceptance.at', at(newest.startedAt)),
        },
        {
          title: t('acceptance.duration'),
          cell: ({ newest }) => newest && durationText(t, newest),
        },
        {
          title: t('acceptance.notes'),
          cell: ({ newest }) => newest && <RunDetails run={newest} />,
        },
      ]}
    />
  );
}
