import type { Standing } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { RowsLink, type Rows } from './RowsLink';

/** Golden releases in use, and how many of them are not current, each with the workloads that run them. */
export function ReleasesInUseLink(props: {
  standing: Pick<Standing, 'sprawl'>;
  rows?: Rows;
}) {
  const { t } = useTexts();
  const { rows } = props;
  const { inUse, excess } = props.standing.sprawl;
  if (inUse.length === 0) {
    return <>{t('standing.noReleases')}</>;
  }
  return (
    <>
      <RowsLink rows={rows} filter={{ release: inUse }}>
        {t('standing.releases', { count: inUse.length })}
      </RowsLink>
      {excess.length > 0 && (
        <div>
          <RowsLink rows={rows} filter={{ release: excess }}>
            {t('standing.excess', { value: excess.length })}
          </RowsLink>
        </div>
      )}
    </>
  );
}
