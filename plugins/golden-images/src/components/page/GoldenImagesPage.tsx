import { PageWithHeader, TabbedLayout } from '@backstage/core-components';
import { OverviewPage } from '../compliance/OverviewPage';
import { SourcesPage } from '../inventory/SourcesPage';
import { WorkloadsPage } from '../inventory/WorkloadsPage';
import { ReleasesPage } from '../releases/ReleasesPage';

/** The organisation's page in the old frontend system; the new one composes the same bodies from sub pages. */
export function GoldenImagesPage() {
  return (
    <PageWithHeader themeId="tool" title="Golden Images">
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title="Overview">
          <OverviewPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/workloads" title="Workloads">
          <WorkloadsPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/releases" title="Releases">
          <ReleasesPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title="Sources">
          <SourcesPage />
        </TabbedLayout.Route>
      </TabbedLayout>
    </PageWithHeader>
  );
}
