using System.Globalization;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>People who write to an organization of their own, and when each of their messages was seen in a page.</summary>
internal sealed class LateTalk
{
    public const string FirstWords = "late, the first words";

    /// <summary>Writes down, in the page, when each "late 1 …" came into the list.</summary>
    public const string LookAtTheList =
        """
        () => {
          window.seenAt = {};
          const look = () => {
            const list = document.querySelector(".conversation-list, .search-answer");
            for (const [words] of (list?.textContent ?? "").matchAll(/late-[0-9a-f]+-[0-9]+/g)) {
              window.seenAt[words] ??= Date.now();
            }
          };
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """;

    /// <summary>The same without any script of ours: the address is fetched again and again.</summary>
    public const string FetchAllTheTime =
        """
        (address) => {
          window.seenAt = {};
          const again = async () => {
            for (;;) {
              const page = (await (await fetch(address)).text()).replaceAll(/<\/?mark>/g, "");
              for (const [words] of page.matchAll(/late-[0-9a-f]+-[0-9]+/g)) {
                window.seenAt[words] ??= Date.now();
              }
            }
          };
          again();
        }
        """;

    private readonly InboxApp app;
    private readonly TestOrganization organization;
    private readonly string known = TestOrganization.NextId();

    private LateTalk(InboxApp app, TestOrganization organization, string email) =>
        (this.app, this.organization, Email) = (app, organization, email);

    public string Email { get; }

    /// <summary>An organization whose list shows one conversation.</summary>
    public static async Task<LateTalk> BeginAsync(InboxApp app)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (_, email) = await organization.AddAgentAsync();
        var talk = new LateTalk(app, organization, email);
        await app.ReceiveAsync(Payload.Text(organization.PageId, talk.known, FirstWords));
        return talk;
    }

    /// <summary>Posts messages at a steady pace, whether the ones before were seen or not, and waits until all pages showed them.</summary>
    /// <param name="isNew">Whether each is of somebody new.</param>
    public async Task<Lateness> WriteAsync(IReadOnlyList<IPage> pages, int count, TimeSpan interval, bool isNew)
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        var posted = new Dictionary<string, long>();
        using var pace = new PeriodicTimer(interval);
        for (var i = 0; i < count; i++)
        {
            await pace.WaitForNextTickAsync();
            var words = string.Create(CultureInfo.InvariantCulture, $"late-{run}-{i}");
            posted[words] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            var person = isNew ? TestOrganization.NextId() : known;
            using var answer = await app.PostWebhookAsync(Payload.Text(organization.PageId, person, words));
            answer.EnsureSuccessStatusCode();
        }

        var late = await Task.WhenAll(pages.Select(page => LateAsync(page, posted)));
        return Lateness.Of([.. late.SelectMany(milliseconds => milliseconds)]);
    }

    /// <summary>
    /// Of one person the list shows the newest words, and merges what came together: what was passed over was seen with it.
    /// </summary>
    private static async Task<IEnumerable<long>> LateAsync(IPage page, Dictionary<string, long> posted)
    {
        await page.WaitForFunctionAsync("last => last in window.seenAt", posted.Keys.Last());
        var seen = await page.EvaluateAsync<Dictionary<string, long>>("() => window.seenAt");
        return posted.Select((one, place) =>
            posted.Keys.Skip(place).Where(seen.ContainsKey).Select(words => seen[words]).First() - one.Value);
    }
}
