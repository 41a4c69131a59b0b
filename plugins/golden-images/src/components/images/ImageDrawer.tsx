import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { ImageDetail } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { CodeText, DigestText } from '../copy';
import { DetailDrawer } from '../drawer';
import { Loaded } from '../request';
import { DerivationList } from './DerivationList';
import { ImageFacts } from './ImageFacts';
import { ImageRunners } from './ImageRunners';
import { TagIntervals } from './TagIntervals';

const useStyles = makeStyles(
  theme => ({
    places: { margin: 0, paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'GoldenImagesImageDrawer' },
);

/** One image beside the table: what it is derived from and why, what it is made of, where it runs, which tags named it. */
export function ImageDrawer(props: { digest: string; onClose: () => void }) {
  const { t } = useTexts();
  const { digest, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getImage(digest), [api, digest]);
  return (
    <DetailDrawer title={t('images.detail.dialog')} onClose={onClose}>
      <Loaded request={request} what={t('images.detail.what')}>
        {image => (
          <>
            <Heading image={image} />
            <DerivationList image={image} />
            <ImageRunners image={image} />
            <ImageFacts image={image} />
            <TagIntervals intervals={image.tagHistory} />
          </>
        )}
      </Loaded>
    </DetailDrawer>
  );
}

function Heading(props: { image: ImageDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { digest, derivation, locations } = props.image;
  return (
    <>
      <Typography
        variant="h6"
        component="h3"
        style={{ overflowWrap: 'anywhere' }}
      >
        {derivation[0]?.title ?? digest}
      </Typography>
      <DigestText digest={digest} />
      {locations.length > 0 && (
        <Typography variant="body2" component="div">
          {t('images.detail.places')}
          <ul className={classes.places}>
            {locations.map(({ registry, repository, tags }) => {
              const [tag] = tags;
              const name = `${registry}/${repository}${tag ? `:${tag}` : ''}`;
              return (
                <li key={`${registry}/${repository}`}>
                  <CodeText
                    text={`${name}@${digest}`}
                    label={t('images.detail.copyReference')}
                  />
                </li>
              );
            })}
          </ul>
        </Typography>
      )}
    </>
  );
}
