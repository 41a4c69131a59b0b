import type { ReactNode } from 'react';
import { CatalogTable } from '@backstage/plugin-catalog';
import {
  CatalogIndexPage,
  type CatalogIndexPageProps,
  type CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog/alpha';
import { createGoldenImageColumn } from '@image-governance/plugin-golden-images';

/** With one column more, names would break inside their words. */
const WIDE_ENOUGH = { cellStyle: { minWidth: 150 } };

/** The stock columns, and for components, after the name, the golden image. */
const columns: CatalogTableColumnsFunc = context => {
  const stock = CatalogTable.defaultColumnsFunc(context);
  return context.filters.kind?.value === 'component'
    ? [
        ...stock.slice(0, 2).map(column => ({ ...column, ...WIDE_ENOUGH })),
        createGoldenImageColumn(),
        ...stock.slice(2),
      ]
    : stock;
};

export function CatalogPage(props: {
  filters: ReactNode;
  pagination: CatalogIndexPageProps['pagination'];
}) {
  return <CatalogIndexPage {...props} columns={columns} />;
}
