using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Exporting;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>A file of very many contacts is made meanwhile, and lies behind a link that opens for its maker alone, for a day.</summary>
public sealed class ContactExportJobTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task It_is_made_in_the_background_and_nobody_else_opens_it()
    {
        var organization = await ManyAsync();
        using var maker = await organization.SignInAsync(AgentRole.Admin);
        using var other = await organization.SignInAsync(AgentRole.Admin);
        var (page, link) = await OrderAsync(organization, maker);

        var lines = (await maker.GetStringAsync(link)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ContactExportService.MaxAtOnce + 2, lines.Length); // With the headers.
        Assert.EndsWith("name,email", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines.Length, lines.Distinct().Count());

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [
                await StatusAsync(other, link), await StatusAsync(other, page), await StatusAsync(maker, $"{page}/file"),
                await StatusAsync(maker, link[..^4] + "aaaa"),
            ]);
    }

    [Fact]
    public async Task It_opens_for_a_day_and_not_after_somebody_was_erased()
    {
        var organization = await ManyAsync();
        using var maker = await organization.SignInAsync(AgentRole.Admin);
        var (page, link) = await OrderAsync(organization, maker);

        await app.WithDbAsync(organization.Id, db => db.ContactExportJobs.ExecuteUpdateAsync(
            set => set.SetProperty(j => j.EndedAt, DateTimeOffset.UtcNow - ContactExportJob.LinkTime)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(maker, link));
        Assert.Contains("The day is over", (await maker.GetPageAsync(page)).QuerySelector("main")!.Seen(), StringComparison.Ordinal);

        await app.WithDbAsync(organization.Id, db => db.ContactExportJobs.ExecuteUpdateAsync(
            set => set.SetProperty(j => j.EndedAt, DateTimeOffset.UtcNow)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(maker, link));
        var contact = await app.WithDbAsync(organization.Id, db => db.Contacts.Select(c => c.Id).FirstAsync());
        using var erased = await maker.DeleteAsync(new Uri($"/api/contacts/{contact}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(maker, link));
        await Eventually.TrueAsync(async () => !await app.WithDbAsync(organization.Id, db => db.ContactExportJobs.AnyAsync()));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient by, string address)
    {
        using var answer = await by.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Asks for the file, and waits until it is there.</summary>
    private async Task<(string Page, string Link)> OrderAsync(TestOrganization organization, HttpClient maker)
    {
        using var ordered = await maker.PostFormAsync("/contacts/export", "/contacts/export", ("columns", "name"), ("columns", "email"));
        Assert.StartsWith("/contacts/exports/", ordered.GoesTo(), StringComparison.Ordinal);
        await Eventually.TrueAsync(() => app.WithDbAsync(
            organization.Id, db => db.ContactExportJobs.AnyAsync(j => j.State == ContactExportState.Done)));
        var page = await maker.GetPageAsync(ordered.GoesTo()!);
        return (ordered.GoesTo()!, page.QuerySelector("main a.button")!.GetAttribute("href")!);
    }

    private async Task<TestOrganization> ManyAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, db => db.Database.ExecuteSqlAsync(
            $"""
            insert into contacts (organization_id, id, name, created_at, last_activity_at, own_values, revision)
            select {organization.Id}, gen_random_uuid(), 'Person ' || number, now(), '1970-01-01Z', {Contact.NoValues}::jsonb, 0
            from generate_series(1, {ContactExportService.MaxAtOnce + 1}) as number;
            delete from search_changes where organization_id = {organization.Id}
            """));
        return organization;
    }
}
