using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>axe-core in a page. Our pages have no frames, so it is put in once and asked as often as one likes.</summary>
internal static class Axe
{
    /// <summary>The rules whose findings depend on colours.</summary>
    public static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <returns>A line for each finding, of whatever level.</returns>
    /// <param name="page">What is looked at, as it is now.</param>
    /// <param name="rules">The rules to try; none means all.</param>
    public static async Task<string[]> FindAsync(this IPage page, params string[] rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async (rules) => {
              const options = { resultTypes: ["violations"], ...(rules.length && { runOnly: rules }) };
              const { violations } = await axe.run(options);
              return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${id} (${impact}): ${html}`));
            }
            """,
            rules);
    }
}
