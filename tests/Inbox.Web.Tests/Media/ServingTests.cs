using System.Net;
using System.Net.Http.Headers;
using Inbox.Testing;
using Inbox.Web.Files;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Media;

/// <summary>Files are shown to whose they are, and by a signed link for some minutes.</summary>
public sealed class ServingTests(MediaFixture fixture) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task A_file_is_shown_to_its_organization_only()
    {
        var (organization, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Sofa, "image/png"));
        var other = await TestOrganization.CreateAsync(fixture.App);
        using var mine = await organization.SignInAsync();
        using var theirs = await other.SignInAsync();
        using var nobody = fixture.App.NewBrowser();

        foreach (var path in new[] { $"/files/{file.Id}", $"/files/{file.Id}/thumbnail" })
        {
            Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task A_file_can_run_nothing_and_is_kept_by_the_browser_alone()
    {
        var (organization, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Sofa, "image/png"));
        using var browser = await organization.SignInAsync();

        using var answer = await browser.GetAsync($"/files/{file.Id}");

        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: false });
    }

    [Fact]
    public async Task A_document_is_downloaded_under_its_name()
    {
        var organization = await TestOrganization.CreateAsync(fixture.App);
        using var browser = await organization.SignInAsync();
        using var form = MediaFixture.Form(SamplePictures.Pdf, "Größe.pdf", "application/pdf");
        using var made = await browser.PostAsync("/api/files", form);
        var id = (await made.JsonAsync()).GetProperty("id").GetString();

        using var answer = await browser.GetAsync($"/files/{id}");

        Assert.Equal(("attachment", "Größe.pdf"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
    }

    [Fact]
    public async Task A_player_can_ask_for_a_part()
    {
        var (organization, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Silence, "audio/wav"));
        using var browser = await organization.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{file.Id}");
        request.Headers.Range = new RangeHeaderValue(4, 7);

        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(SamplePictures.Silence[4..8], await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_signed_link_opens_one_file_without_a_session_until_it_is_over()
    {
        var (organization, file, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Sofa, "image/png"));
        var (_, other, _) = await fixture.ReceiveAsync(fixture.Host.Put(SamplePictures.Sofa, "image/png"));
        var links = fixture.App.Services.GetRequiredService<FileLinks>();
        using var nobody = fixture.App.NewBrowser();

        var link = links.To(organization.Id, file.Id);

        Assert.Equal(SamplePictures.Sofa, await nobody.GetByteArrayAsync(link));
        var parts = link.Split('/');
        foreach (var wrong in new[]
        {
            $"/files/{other.Id}/{parts[3]}/{parts[4]}", $"/files/{file.Id}/{long.Parse(parts[3], null) + 60}/{parts[4]}",
            $"/files/{file.Id}/{parts[3]}/{parts[4][..^2]}AA", $"/files/{file.Id}/{parts[3]}/x",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(wrong)).StatusCode);
        }
    }

    [Fact]
    public void A_signed_link_is_over_after_some_minutes()
    {
        var clock = new MovableClock();
        var links = ActivatorUtilities.CreateInstance<FileLinks>(fixture.App.Services, clock);
        var (organizationId, id) = (Guid.NewGuid(), Guid.NewGuid());
        var parts = links.To(organizationId, id).Split('/');
        Assert.Equal(organizationId, links.OrganizationOf(id, long.Parse(parts[3], null), parts[4]));

        clock.Move(TimeSpan.FromHours(1));

        Assert.Null(links.OrganizationOf(id, long.Parse(parts[3], null), parts[4]));
    }
}
