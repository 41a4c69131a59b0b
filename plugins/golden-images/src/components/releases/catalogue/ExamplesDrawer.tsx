import Typography from '@material-ui/core/Typography';
import {
  EXAMPLE_CASES,
  exampleDockerfile,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { CodeBlock } from '../../copy';
import { DetailDrawer } from '../../drawer';

/** Dockerfiles for common cases on a release, to copy (R-OWN-03). */
export function ExamplesDrawer(props: {
  family: string;
  /** `python 3.12 golden-v2.1.0`. */
  title: string;
  /** Pinned reference of the release. */
  base: string;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { family, title, base, onClose } = props;
  return (
    <DetailDrawer title={t('catalogue.dialog')} onClose={onClose}>
      <Typography
        variant="h5"
        component="h3"
        gutterBottom
        style={{ overflowWrap: 'anywhere' }}
      >
        {title}
      </Typography>
      {EXAMPLE_CASES.map(which => (
        <section key={which} aria-label={t(`catalogue.cases.${which}`)}>
          <Typography variant="subtitle1" component="h4">
            {t(`catalogue.cases.${which}`)}
          </Typography>
          <Typography variant="body2">
            {t(`catalogue.caseText.${which}`)}
          </Typography>
          <CodeBlock
            text={exampleDockerfile(family, base, which)}
            label={t('catalogue.copyExample')}
          />
        </section>
      ))}
    </DetailDrawer>
  );
}
