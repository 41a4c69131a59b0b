import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Typography from '@material-ui/core/Typography';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  GlossaryEntry,
  GlossaryPage,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { FilterFrame } from '../../filters';
import { Pager } from '../../inventory/Pager';
import { TextFilter } from '../../inventory/TextFilter';
import { usePages } from '../../inventory/usePages';
import { RequestError } from '../../request';
import { PackageTable } from './PackageTable';
import { usePackagesShown, type PackagesShown } from './usePackagesShown';

/** Packages shown at once. */
const PAGE_SIZE = 50;

/** The glossary of packages: versions, licences, who uses each and where it runs (R-OWN-05). */
export function PackagesPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const shown = usePackagesShown();
  const pages = usePages<GlossaryEntry>(
    cursor =>
      api.listCustomizationPackages(shown.filter, { cursor, limit: PAGE_SIZE }),
    JSON.stringify(shown.filter),
  );
  const { request } = pages;
  const page = request.value;
  return (
    <>
      {page && !request.error && <Summary page={page} shown={shown} />}
      <Filters shown={shown} />
      {request.error ? (
        <RequestError
          error={request.error}
          what={t('packages.what')}
          onRetry={request.retry}
        />
      ) : (
        <>
          <PackageTable
            packages={page?.items ?? []}
            total={page?.totalItems}
            loading={request.loading}
            emptyContent={page && <NoPackages shown={shown} />}
          />
          <Pager pages={pages} pageSize={PAGE_SIZE} />
        </>
      )}
    </>
  );
}

function Summary(props: { page: GlossaryPage; shown: PackagesShown }) {
  const { t } = useTexts();
  const { page, shown } = props;
  const repeated = page.items.filter(({ suggestion }) => suggestion).length;
  return (
    <Typography variant="h6" component="p" gutterBottom>
      {t(shown.isNarrowed ? 'packages.found' : 'packages.summary', {
        count: page.totalItems,
      })}{' '}
      {repeated > 0 && t('packages.repeats', { count: repeated })}
    </Typography>
  );
}

function Filters(props: { shown: PackagesShown }) {
  const { t } = useTexts();
  const { filter, search, approvedOnly, reset } = props.shown;
  return (
    <FilterFrame
      label={t('packages.filters.label')}
      reset={t('packages.filters.reset')}
      onReset={reset}
    >
      <TextFilter
        label={t('packages.filters.search')}
        text={filter.search ?? ''}
        onChange={search}
      />
      <FormControlLabel
        label={t('packages.filters.approved')}
        control={
          <Checkbox
            color="primary"
            checked={filter.approved === true}
            onChange={event => approvedOnly(event.target.checked)}
          />
        }
      />
    </FilterFrame>
  );
}

function NoPackages(props: { shown: PackagesShown }) {
  const { t } = useTexts();
  const { isNarrowed, reset } = props.shown;
  return isNarrowed ? (
    <EmptyState
      missing="content"
      title={t('packages.empty.filteredTitle')}
      action={
        <Button variant="outlined" onClick={reset}>
          {t('packages.filters.reset')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      missing="content"
      title={t('packages.empty.title')}
      description={t('packages.empty.text')}
    />
  );
}
