import { Route, Routes } from 'react-router-dom';
import { ReleasePage } from './page';
import { ReleasesPage } from './ReleasesPage';

/** What is below `/golden-images/releases`: the list, and a page for each release. */
export function ReleaseRoutes() {
  return (
    <Routes>
      <Route path="/" element={<ReleasesPage />} />
      <Route path="/:family/:track/:version" element={<ReleasePage />} />
    </Routes>
  );
}
