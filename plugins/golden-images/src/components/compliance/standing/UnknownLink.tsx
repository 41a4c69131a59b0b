import type { Standing } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { UNDETERMINED } from '../figureFilters';
import { RowsLink, type Rows } from './RowsLink';

/** How many workloads could not be determined, with their rows. */
export function UnknownLink(props: {
  standing: Pick<Standing, 'unknown'>;
  rows?: Rows;
}) {
  const { t } = useTexts();
  const { standing, rows } = props;
  return standing.unknown === 0 ? (
    <>{t('standing.noUnknown')}</>
  ) : (
    <RowsLink rows={rows} filter={UNDETERMINED}>
      {t('standing.unknown', { value: standing.unknown })}
    </RowsLink>
  );
}
