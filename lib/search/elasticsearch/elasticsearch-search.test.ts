import { describeWithElasticsearch, openTestIndex } from '@/tests/test-index';
import { describeAppealSearch } from '../appeal-search.contract';

describeWithElasticsearch('search in Elasticsearch', (url) => {
  describeAppealSearch(async () => openTestIndex(url));
});
