package pult;

import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.tartarus.snowball.ext.RussianStemmer;

/** Gives the minimal server the Russian part of the stock filter `stemmer`, which full distributions carry. */
public final class StemmerPlugin extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of("stemmer", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
      String language = settings.get("language", settings.get("name", "porter"));
      if (!language.equals("russian")) {
        throw new IllegalArgumentException("this server stems russian only, not [" + language + "]");
      }
      return new RussianFilter(name);
    }));
  }

  private static final class RussianFilter extends AbstractTokenFilterFactory {
    RussianFilter(String name) {
      super(name);
    }

    @Override
    public TokenStream create(TokenStream tokens) {
      return new SnowballFilter(tokens, new RussianStemmer());
    }
  }
}
