import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { LinkButton } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type {
  RequestList,
  RequestRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { templatesRouteRef } from '../../../routes';
import { useTexts } from '../../../translation';
import { Pager } from '../../inventory/Pager';
import { usePages } from '../../inventory/usePages';
import { Loaded, RequestError } from '../../request';
import { NoRequests } from './NoRequests';
import { RequestFilters } from './RequestFilters';
import { RequestsSummary } from './RequestsSummary';
import { RequestTable } from './RequestTable';
import { filterOf, firstShown, SHOWN, type Shown } from './shown';
import { useRequestsShown, type RequestsShown } from './useRequestsShown';
import { useTurns, type Turns } from './useTurns';

/** Requests shown at once. */
const PAGE_SIZE = 50;

const NONE: RequestList = { items: [], totalItems: 0, mayRequest: false };

const useStyles = makeStyles(
  theme => ({ tabs: { marginBottom: theme.spacing(2) } }),
  { name: 'GoldenImagesRequestsPage' },
);

/** Customization requests: first what waits for the viewer (R-REQ-27). */
export function RequestsPage() {
  const classes = useStyles();
  const { t } = useTexts();
  const request = useTurns();
  const looked = useRequestsShown();
  return (
    <Loaded request={request} what={t('customizations.what')}>
      {turns => {
        const shown = looked.shown ?? firstShown(turns);
        return (
          <>
            <RequestsSummary turns={turns} onShow={looked.show} />
            <Tabs
              className={classes.tabs}
              value={shown}
              variant="scrollable"
              indicatorColor="primary"
              aria-label={t('customizations.shown.label')}
              onChange={(_event, value: Shown) => looked.show(value)}
            >
              {SHOWN.map(each => (
                <Tab
                  key={each}
                  value={each}
                  label={t(`customizations.shown.${each}`)}
                />
              ))}
            </Tabs>
            <RequestFilters shown={looked} />
            <Requests shown={shown} turns={turns} looked={looked} />
          </>
        );
      }}
    </Loaded>
  );
}

function Requests(props: {
  shown: Shown;
  turns: Turns;
  looked: RequestsShown;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { shown, turns, looked } = props;
  const { narrowed, isNarrowed, reset } = looked;
  const filter = filterOf(shown, turns);
  const pages = usePages<RequestRow, RequestList>(
    async cursor =>
      filter
        ? api.listCustomizationRequests(
            { ...filter, ...narrowed },
            { cursor, limit: PAGE_SIZE },
          )
        : NONE,
    JSON.stringify([filter, narrowed]),
  );
  const { request } = pages;
  const page = request.value;
  if (request.error) {
    return (
      <RequestError
        error={request.error}
        what={t('customizations.what')}
        onRetry={request.retry}
      />
    );
  }
  return (
    <>
      {page?.mayRequest && <AskButton />}
      <RequestTable
        requests={page?.items ?? []}
        total={page?.totalItems}
        loading={request.loading}
        emptyContent={
          page && (
            <NoRequests shown={shown} filtered={isNarrowed} onReset={reset} />
          )
        }
      />
      <Pager pages={pages} pageSize={PAGE_SIZE} />
    </>
  );
}

/** Leads to the software templates, where the portal has them. */
function AskButton() {
  const { t } = useTexts();
  const templates = useRouteRef(templatesRouteRef);
  return templates ? (
    <LinkButton
      to={templates()}
      variant="outlined"
      style={{ marginBottom: 16 }}
    >
      {t('customizations.ask')}
    </LinkButton>
  ) : null;
}
