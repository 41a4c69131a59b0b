import {
  VERDICT_TEXT,
  type Standing,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ToneIcon } from '../../verdict';
import { ofVerdict } from '../figureFilters';
import { RowsLink, type Rows } from './RowsLink';
import { useListStyles } from './useListStyles';

/** What is not golden, by verdict, each with its rows. */
export function NonGoldenLinks(props: {
  standing: Pick<Standing, 'nonGolden'>;
  rows?: Rows;
}) {
  const classes = useListStyles();
  const { t } = useTexts();
  const { standing, rows } = props;
  if (standing.nonGolden.length === 0) {
    return <>{t('standing.noNonGolden')}</>;
  }
  return (
    <ul className={classes.list}>
      {standing.nonGolden.map(({ verdict, workloads }) => (
        <li key={verdict} className={classes.item}>
          <ToneIcon tone={VERDICT_TEXT[verdict].tone} />
          <RowsLink rows={rows} filter={ofVerdict(verdict)}>
            {t('standing.nonGolden', {
              value: workloads,
              verdict: VERDICT_TEXT[verdict].title,
            })}
          </RowsLink>
        </li>
      ))}
    </ul>
  );
}
