import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { CodeSnippet } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { annotationSnippet, ENTITY_ANNOTATIONS } from './entityAnnotations';

const useStyles = makeStyles(
  theme => ({
    list: { paddingLeft: theme.spacing(2.5), margin: theme.spacing(1, 0) },
    code: { overflow: 'auto' },
  }),
  { name: 'GoldenImagesUnannotatedEntity' },
);

/** What to add, and where, so that workloads are found for this entity. */
export function UnannotatedEntity() {
  const classes = useStyles();
  const { entity } = useEntity();
  const name = entity.metadata.name;
  const file = entity.metadata.annotations?.[ANNOTATION_LOCATION]?.replace(
    /^(url|file):/,
    '',
  );
  return (
    <div>
      <Typography variant="subtitle2">
        Nothing ties this component to its workloads yet
      </Typography>
      <Typography variant="body2">
        Add one of these annotations to the catalog file
        {file ? (
          <>
            {' '}
            (<code style={{ overflowWrap: 'anywhere' }}>{file}</code>)
          </>
        ) : (
          ' (usually catalog-info.yaml in its repository)'
        )}
        :
      </Typography>
      <ul className={classes.list}>
        {ENTITY_ANNOTATIONS.map(({ annotation, meaning }) => (
          <li key={annotation}>
            <Typography variant="body2" style={{ overflowWrap: 'anywhere' }}>
              <code>{annotation}</code>: {meaning}
            </Typography>
          </li>
        ))}
      </ul>
      <div className={classes.code}>
        <CodeSnippet
          language="yaml"
          showCopyCodeButton
          text={annotationSnippet(entity.kind, name)}
        />
      </div>
    </div>
  );
}
