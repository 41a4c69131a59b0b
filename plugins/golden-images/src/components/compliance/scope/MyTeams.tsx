import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { Link } from '@backstage/core-components';
import {
  identityApiRef,
  useApi,
  useRouteRef,
} from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { teamsRouteRef } from '../../../routes';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { ScopeBody } from './ScopeBody';

/** Owners that one question may be about. */
const OWNERS = 100;

/** How the teams of whoever is signed in stand; the content of a card of the home page. */
export function MyTeams() {
  const api = useApi(goldenImagesApiRef);
  const identity = useApi(identityApiRef);
  const { t } = useTexts();
  const teams = useRouteRef(teamsRouteRef);
  const request = useAsyncRetry(async () => {
    const { ownershipEntityRefs: owners } =
      await identity.getBackstageIdentity();
    return {
      owners,
      summary:
        owners.length > 0
          ? await api.getOwnersSummary(owners.slice(0, OWNERS))
          : undefined,
    };
  }, [api, identity]);
  return (
    <Loaded request={request} what={t('scope.whatMine')}>
      {({ owners, summary }) =>
        summary ? (
          <>
            {owners.length > OWNERS && (
              <Typography variant="body2" paragraph>
                {t('scope.mine.limited', {
                  all: owners.length,
                  shown: OWNERS,
                })}
              </Typography>
            )}
            <ScopeBody summary={summary}>
              {' · '}
              <Link to={teams()} underline="always">
                {t('scope.mine.teams')}
              </Link>
            </ScopeBody>
          </>
        ) : (
          <Typography variant="body2">{t('scope.mine.noTeams')}</Typography>
        )
      }
    </Loaded>
  );
}
