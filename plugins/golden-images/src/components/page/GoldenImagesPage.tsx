import { PageWithHeader, TabbedLayout } from '@backstage/core-components';
import { usePermission } from '@backstage/plugin-permission-react';
import { goldenImagesAuditReadPermission } from '@image-governance/plugin-golden-images-common';
import { AuditPage } from '../audit/AuditPage';
import { OverviewPage } from '../compliance/OverviewPage';
import { RetentionPage } from '../compliance/retention/RetentionPage';
import { TeamsPage } from '../compliance/teams/TeamsPage';
import { PackagesPage } from '../customizations/packages/PackagesPage';
import { RequestRoutes } from '../customizations/RequestRoutes';
import { WithHelp } from '../help';
import { ImagesPage } from '../images/ImagesPage';
import { WorkloadsPage } from '../inventory/WorkloadsPage';
import { useTexts } from '../../translation';
import { CandidatesPage } from '../releases/candidates/CandidatesPage';
import { DeprecationsPage } from '../releases/DeprecationsPage';
import { ReleaseRoutes } from '../releases/ReleaseRoutes';
import { SourcesPage } from '../sources/SourcesPage';

/** The organisation's page in the old frontend system; the new one composes the same bodies from sub pages. */
export function GoldenImagesPage() {
  const { t } = useTexts();
  const audit = usePermission({ permission: goldenImagesAuditReadPermission });
  return (
    <PageWithHeader themeId="tool" title={t('page.title')}>
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title={t('page.tabs.overview')}>
          <WithHelp>
            <OverviewPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/workloads" title={t('page.tabs.workloads')}>
          <WithHelp>
            <WorkloadsPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/images" title={t('page.tabs.images')}>
          <WithHelp>
            <ImagesPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/releases" title={t('page.tabs.releases')}>
          <WithHelp>
            <ReleaseRoutes />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route
          path="/candidates"
          title={t('page.tabs.candidates')}
        >
          <WithHelp>
            <CandidatesPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route
          path="/deprecations"
          title={t('page.tabs.deprecations')}
        >
          <WithHelp>
            <DeprecationsPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/requests" title={t('page.tabs.requests')}>
          <WithHelp>
            <RequestRoutes />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/packages" title={t('page.tabs.packages')}>
          <WithHelp>
            <PackagesPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/teams" title={t('page.tabs.teams')}>
          <WithHelp>
            <TeamsPage />
          </WithHelp>
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/retention" title={t('page.tabs.retention')}>
          <RetentionPage />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title={t('page.tabs.sources')}>
          <WithHelp>
            <SourcesPage />
          </WithHelp>
        </TabbedLayout.Route>
        {audit.allowed && (
          <TabbedLayout.Route path="/audit" title={t('page.tabs.audit')}>
            <AuditPage />
          </TabbedLayout.Route>
        )}
      </TabbedLayout>
    </PageWithHeader>
  );
}
