import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import type { NotesRevision } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Pager } from '../../inventory/Pager';
import { usePages } from '../../inventory/usePages';
import { Loaded } from '../../request';
import { timeText } from '../../time';
import { NotesBody } from './NotesBody';

const PAGE_SIZE = 10;

/** Every revision of the notes, newest first, each with its text on demand (R-RN-02). */
export function AllRevisions(props: {
  id: string;
  /** The list is asked for again when there is a newer one. */
  newest: number;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { id, newest } = props;
  const pages = usePages<NotesRevision>(
    cursor => api.listNotesRevisions(id, { cursor, limit: PAGE_SIZE }),
    `${id} ${newest}`,
  );
  return (
    <Loaded request={pages.request} what={t('notes.allWhat')}>
      {({ items, totalItems }) => (
        <div>
          {items.map(each => (
            <details key={each.revision} style={{ overflowWrap: 'anywhere' }}>
              <summary>
                {t('notes.revisionTitle', {
                  revision: each.revision,
                  time: timeText(t, each.at),
                  author: each.author,
                })}
              </summary>
              {each.reason !== undefined && (
                <Typography variant="body2" style={{ whiteSpace: 'pre-wrap' }}>
                  {each.reason}
                </Typography>
              )}
              <NotesBody notes={each} />
            </details>
          ))}
          {totalItems > PAGE_SIZE && (
            <Pager pages={pages} pageSize={PAGE_SIZE} />
          )}
        </div>
      )}
    </Loaded>
  );
}
