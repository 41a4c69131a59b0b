import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useParams } from 'react-router-dom';
import { InfoCard, Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { RequestView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { requestsRouteRef } from '../../../routes';
import { useTexts } from '../../../translation';
import { SectionLinks } from '../../releases/page/SectionLinks';
import { useScrollToAnchor } from '../../releases/page/useScrollToAnchor';
import { isNotFound, Loaded } from '../../request';
import { RequestHeader } from './RequestHeader';
import { REQUEST_SECTIONS } from './sections';

/** One level below the request's own heading. */
const HEADING = { component: 'h3', variant: 'h6' } as const;

const useStyles = makeStyles(
  theme => ({
    body: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: '12em minmax(0, 1fr)',
      },
    },
    sections: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'GoldenImagesRequestPage' },
);

/** A customization request with everything that reviewers decide by, and their decisions. */
export function RequestPage() {
  const { id = '' } = useParams();
  // Another request is another page: nothing of the one before stays while it loads.
  return <PageOf key={id} id={id} />;
}

function PageOf(props: { id: string }) {
  const { id } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const requests = useRouteRef(requestsRouteRef);
  const request = useAsyncRetry(
    () => api.getCustomizationRequest(id),
    [api, id],
  );
  return (
    <>
      <Link to={requests()}>{t('customization.back')}</Link>
      {request.error && isNotFound(request.error) ? (
        <Typography role="status">{t('customization.none')}</Typography>
      ) : (
        <Loaded request={request} what={t('customization.what')}>
          {view => <Body request={view} onDone={request.retry} />}
        </Loaded>
      )}
    </>
  );
}

function Body(props: { request: RequestView; onDone: () => void }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { request, onDone } = props;
  const sections = REQUEST_SECTIONS.filter(
    ({ isThere }) => !isThere || isThere(request),
  );
  useScrollToAnchor();
  return (
    <>
      <RequestHeader request={request} onDone={onDone} />
      <div className={classes.body}>
        <SectionLinks sections={sections} />
        <div className={classes.sections}>
          {sections.map(({ id, title, Panel }) => (
            // Takes the focus when its link is followed, so that the keyboard goes on from there.
            <section
              key={id}
              id={id}
              aria-label={title(t)}
              tabIndex={-1}
              style={{ outline: 'none', scrollMarginTop: 16 }}
            >
              <InfoCard title={title(t)} titleTypographyProps={HEADING}>
                <Panel request={request} />
              </InfoCard>
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
