using System.Net;
using System.Net.Http.Json;
using System.Text;
using Inbox.Web.Importing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Importing;

/// <summary>Programs take contacts in as people do: the file first, then what its columns are.</summary>
public sealed class ImportApiTests(AppFixture fixture) : ImportTestsBase(fixture), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_program_brings_contacts_in_and_takes_them_back()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        using var sent = await UploadAsync(admin, "name,mail,colour\nAda,ada@example.com,red\nBert,nonsense,blue\n");
        var import = await sent.ReadJsonAsync();
        var address = sent.Headers.Location!.AbsolutePath;
        Assert.Equal((HttpStatusCode.Created, "MAPPING", 2), (
            sent.StatusCode, import.GetProperty("state").GetString(), import.GetProperty("rows").GetInt32()));
        Assert.Equal(["name:name", "mail:", "colour:"], import.GetProperty("columns").EnumerateArray()
            .Select(column => $"{column.GetProperty("header")}:{column.GetProperty("target")}"));
        Assert.Equal("red", import.GetProperty("columns")[2].GetProperty("examples")[0].GetString());

        using var started = await admin.PostAsJsonAsync($"{address}/start", new { columns = new { mail = "email" }, mode = "CREATE" });
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        await EndsAsync(organization, import.GetProperty("id").GetGuid(), ImportState.Done);

        var done = await admin.GetJsonAsync(address);
        Assert.Equal((1, 1, "DONE"), (
            done.GetProperty("created").GetInt32(), done.GetProperty("failed").GetInt32(), done.GetProperty("state").GetString()));
        Assert.Contains("nonsense", await admin.GetStringAsync(done.GetProperty("problems").GetString()), StringComparison.Ordinal);
        Assert.Equal(["Ada|ada@example.com|||"], await PeopleAsync(organization));
        using var again = await admin.PostAsJsonAsync($"{address}/start", new { });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        using var undone = await admin.DeleteAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        await EndsAsync(organization, import.GetProperty("id").GetGuid(), ImportState.Undone);
        Assert.Empty(await PeopleAsync(organization));
        using var twice = await admin.DeleteAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Theory]
    [InlineData("""{"columns":{"nobody":"email"}}""", "The file has no column “nobody”.")]
    [InlineData("""{"columns":{"mail":"shoe"}}""", "There is no property “shoe”.")]
    [InlineData("""{"columns":{"mail":"name"}}""", "Two columns are the same. Leave one of them out.")]
    [InlineData("""{"columns":{"name":null}}""", "Say of at least one column what it is.")]
    public async Task What_does_not_fit_the_file_is_refused_and_nothing_begins(string start, string reason)
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        using var sent = await UploadAsync(admin, "name,mail\nAda,ada@example.com\n");
        var address = sent.Headers.Location!.AbsolutePath;

        using var refused = await admin.PostAsync(
            new Uri($"{address}/start", UriKind.Relative), new StringContent(start, Encoding.UTF8, "application/json"));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, reason),
            (refused.StatusCode, (await refused.ReadJsonAsync()).GetProperty("detail").GetString()));
        Assert.Equal("MAPPING", (await admin.GetJsonAsync(address)).GetProperty("state").GetString());
        Assert.Empty(await PeopleAsync(organization));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("name,name\nAda,Bert\n", "name")]
    public async Task A_file_that_cannot_be_read_is_refused(string text, string reason)
    {
        var (_, admin) = await OpenAsync();
        using var __ = admin;

        using var refused = await UploadAsync(admin, text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(reason, (await refused.ReadJsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_admins_may_and_no_other_site()
    {
        var (organization, admin) = await OpenAsync();
        using var _ = admin;
        using var agent = await organization.SignInAsync();

        using var refused = await UploadAsync(agent, "name\nAda\n");
        using var foreign = await UploadAsync(admin, "name\nAda\n", from: "https://evil.example");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.StatusCode, foreign.StatusCode));
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient by, string text, string? from = null)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "people.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts/imports") { Content = form };
        if (from is not null)
        {
            request.Headers.Add("Origin", from);
        }

        return await by.SendAsync(request);
    }
}
