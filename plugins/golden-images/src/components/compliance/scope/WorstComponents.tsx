import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  countsForAdoption,
  VERDICTS,
  type ScopeSummary,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { RowsLink, type Rows } from '../standing';
import { useListStyles } from '../standing/useListStyles';

/** What does not count for adoption: not golden, or not determined. */
const NOT_ADOPTED = VERDICTS.filter(verdict => !countsForAdoption(verdict));

/** The components with the most to do, each with its workloads that are not golden. */
export function WorstComponents(props: {
  worst: ScopeSummary['worst'];
  rows?: Rows;
}) {
  const classes = useListStyles();
  const { t } = useTexts();
  return (
    <ul className={classes.list}>
      {props.worst.map(({ entityRef, workloads }) => (
        <li key={entityRef ?? ''}>
          {entityRef ? (
            <EntityRefLink entityRef={entityRef} />
          ) : (
            t('scope.noComponent')
          )}{' '}
          <RowsLink
            rows={props.rows}
            filter={{ entity: [entityRef ?? 'none'], verdict: NOT_ADOPTED }}
          >
            {t('scope.workloads', { count: workloads })}
          </RowsLink>
        </li>
      ))}
    </ul>
  );
}
