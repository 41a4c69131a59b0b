import { Route, Routes } from 'react-router-dom';
import { RequestsPage } from './list/RequestsPage';
import { RequestPage } from './page/RequestPage';

/** What is below `/golden-images/requests`: the list, and a page for each request. */
export function RequestRoutes() {
  return (
    <Routes>
      <Route path="/" element={<RequestsPage />} />
      <Route path="/:id" element={<RequestPage />} />
    </Routes>
  );
}
