using System.Net;
using System.Net.Http.Headers;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Media;

/// <summary>Files are shown to whose they are.</summary>
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

        Assert.Equal(
            ("attachment", "Größe.pdf"),
            (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
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
}
