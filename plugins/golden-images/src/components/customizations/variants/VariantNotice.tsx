import { makeStyles } from '@material-ui/core/styles';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { CodeText } from '../../copy';
import { AdoptionText, RebuildText } from './VariantStanding';

/** Variants of one component that are asked for. */
const MOST = 20;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: theme.spacing(1, 0, 0), padding: 0 },
  }),
  { name: 'GoldenImagesVariantNotice' },
);

/** What a component has to do about its approved variants: move to one, or build one anew; nothing when nothing is to do (R-APP-05). */
export function VariantNotice(props: { entityRef: string }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { entityRef } = props;
  const api = useApi(goldenImagesApiRef);
  // An extra: without it the card still answers.
  const { value } = useAsync(
    () => api.listApprovedVariants({ component: [entityRef] }, { limit: MOST }),
    [api, entityRef],
  );
  const pressing = (value?.items ?? []).filter(
    ({ adoption, rebuild }) =>
      adoption.state === 'still-on-base' || rebuild.needed,
  );
  if (pressing.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label={t('variants.label')}>
      {pressing.map(variant => (
        <li key={variant.request}>
          {variant.adoption.state === 'still-on-base' && (
            <AdoptionText variant={variant} />
          )}
          {variant.rebuild.needed && <RebuildText variant={variant} />}
          <CodeText text={variant.reference} label={t('variants.copy')} />
        </li>
      ))}
    </ul>
  );
}
