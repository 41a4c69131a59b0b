import { Route, Routes } from 'react-router-dom';
import { ReleasePage } from './page';
import { ReleasesPage } from './ReleasesPage';
import { ResponsibilitiesPage } from './responsibilities';

/** What is below `/golden-images/releases`: the list, a page for each release, and who decides about them. */
export function ReleaseRoutes() {
  return (
    <Routes>
      <Route path="/" element={<ReleasesPage />} />
      <Route path="/responsibilities" element={<ResponsibilitiesPage />} />
      <Route path="/:family/:track/:version" element={<ReleasePage />} />
    </Routes>
  );
}
