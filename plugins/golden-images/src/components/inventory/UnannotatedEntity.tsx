import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../translation';
import { CodeBlock } from '../copy';
import { annotationSnippet, ENTITY_ANNOTATIONS } from './entityAnnotations';

const useStyles = makeStyles(
  theme => ({
    list: { paddingLeft: theme.spacing(2.5), margin: theme.spacing(1, 0) },
  }),
  { name: 'GoldenImagesUnannotatedEntity' },
);

/** What to add, and where, so that workloads are found for this entity. */
export function UnannotatedEntity() {
  const classes = useStyles();
  const { t } = useTexts();
  const { entity } = useEntity();
  const name = entity.metadata.name;
  const file = entity.metadata.annotations?.[ANNOTATION_LOCATION]?.replace(
    /^(url|file):/,
    '',
  );
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {t('inventory.unannotated.title')}
      </Typography>
      <Typography variant="body2">
        {file
          ? t('inventory.unannotated.add', {
              file: <code style={{ overflowWrap: 'anywhere' }}>{file}</code>,
            })
          : t('inventory.unannotated.addUsual')}
      </Typography>
      <ul className={classes.list}>
        {ENTITY_ANNOTATIONS.map(({ annotation, meaning }) => (
          <li key={annotation}>
            <Typography variant="body2" style={{ overflowWrap: 'anywhere' }}>
              <code>{annotation}</code>: {t(meaning)}
            </Typography>
          </li>
        ))}
      </ul>
      <CodeBlock
        text={annotationSnippet(entity.kind, name)}
        label={t('inventory.unannotated.copy')}
      />
    </div>
  );
}
