import type { TableColumn } from '@backstage/core-components';
import type { Entity } from '@backstage/catalog-model';
import { useTexts } from '../../translation';
import { StandingCell } from './StandingCell';

/**
 * A column for the catalog's table: the verdict of each row's entity, as fresh as
 * the entity's own card and of what the viewer may see. All rows are asked for
 * together. It cannot be sorted or searched: the table knows only what is on the
 * entities (ADR 0008).
 */
export function createGoldenImageColumn<
  T extends { readonly entity: Entity },
>(): TableColumn<T> {
  return {
    title: <ColumnTitle />,
    field: 'goldenImage',
    sorting: false,
    searchable: false,
    width: 'auto',
    render: ({ entity }) => <StandingCell entity={entity} />,
  };
}

function ColumnTitle() {
  const { t } = useTexts();
  return <>{t('catalog.column.title')}</>;
}
