import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { NothingScanned } from '../inventory/NothingScanned';
import { Pager } from '../inventory/Pager';
import { usePages } from '../inventory/usePages';
import { RequestError } from '../request';
import { ImageDrawer } from './ImageDrawer';
import { ImageFilters } from './ImageFilters';
import { toSearch } from './imageSearch';
import { ImagesTable } from './ImagesTable';
import { useImageFilter } from './useImageFilter';
import { useSelectedImage } from './useSelectedImage';

/** Images shown at once. */
const PAGE_SIZE = 50;

/** Every image that runs; answers "where is this image deployed?" by whatever is pasted. */
export function ImagesPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { filter, setFilter } = useImageFilter();
  const { selected, select } = useSelectedImage();
  const facets = useAsync(() => api.getFacets(), [api]);
  const pages = usePages(
    cursor => api.listImages(filter, { cursor, limit: PAGE_SIZE }),
    toSearch(filter),
  );
  const { request } = pages;
  return (
    <>
      <ImageFilters
        filter={filter}
        facets={facets.value}
        onChange={setFilter}
      />
      {request.error ? (
        <RequestError
          error={request.error}
          what={t('images.what')}
          onRetry={request.retry}
        />
      ) : (
        <>
          <ImagesTable
            rows={request.value?.items ?? []}
            total={request.value?.totalItems}
            loading={request.loading}
            onSelect={select}
            emptyContent={
              request.value && (
                <Nothing
                  filtered={toSearch(filter) !== ''}
                  onReset={() => setFilter({})}
                />
              )
            }
          />
          <Pager pages={pages} pageSize={PAGE_SIZE} />
        </>
      )}
      {selected && (
        <ImageDrawer
          key={selected}
          digest={selected}
          onClose={() => select(undefined)}
        />
      )}
    </>
  );
}

function Nothing(props: { filtered: boolean; onReset: () => void }) {
  const { t } = useTexts();
  return (
    <Box padding={3}>
      {props.filtered ? (
        <>
          <Typography gutterBottom>{t('images.none')}</Typography>
          <Button variant="outlined" onClick={props.onReset}>
            {t('images.reset')}
          </Button>
        </>
      ) : (
        <NothingScanned />
      )}
    </Box>
  );
}
