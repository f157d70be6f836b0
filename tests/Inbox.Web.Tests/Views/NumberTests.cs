using System.Globalization;
using Inbox.Web.Tests.Support;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace Inbox.Web.Tests.Views;

/// <summary>Numbers are written as the reader's browser writes them, and read as it posts them.</summary>
public sealed class NumberTests
{
    private static readonly double[] Numbers = [0, 7, 999, 1000, 1234.5, -3, -1234.5, 1234567, 0.125];
    private static readonly double[] Shares = [0, 0.256, 1, -0.25];

    public static TheoryData<string> AllLanguages => [.. Languages.All.Select(culture => culture.Name)];

    [Theory, MemberData(nameof(AllLanguages))]
    public async Task A_number_is_written_as_the_browser_writes_it(string language)
    {
        var numbers = string.Join(',', Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var expected = await NodeProgram.ReadAsync<string[]>(
            $"const numbers = new Intl.NumberFormat('{language}'); console.log(JSON.stringify([{numbers}].map((number) => numbers.format(number))))");

        Assert.Equal(expected, Numbers.Select(number => number.ToString("#,##0.###", Culture(language))));
    }

    [Fact]
    public async Task A_share_is_written_in_Arabic_as_the_browser_writes_it()
    {
        var shares = string.Join(',', Shares.Select(share => share.ToString(CultureInfo.InvariantCulture)));
        var expected = await NodeProgram.ReadAsync<string[]>(
            $"const shares = new Intl.NumberFormat('ar', {{ style: 'percent', minimumFractionDigits: 1 }}); console.log(JSON.stringify([{shares}].map((share) => shares.format(share))))");

        Assert.Equal(expected, Shares.Select(share => share.ToString("P1", Culture("ar"))));
    }

    [Theory, MemberData(nameof(AllLanguages))]
    public async Task A_number_field_is_read_as_browsers_post_it(string language)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Culture(language);
            var fields = new ValueProviderFactoryContext(
                new ActionContext(Posting(("whole", "-3"), ("share", "1.5")), new RouteData(), new()));
            await new InvariantFormFactory().CreateValueProviderAsync(fields);

            var provider = Assert.Single(fields.ValueProviders);
            Assert.Equal(-3, int.Parse(provider.GetValue("whole").FirstValue!, provider.GetValue("whole").Culture));
            Assert.Equal(1.5, double.Parse(provider.GetValue("share").FirstValue!, provider.GetValue("share").Culture));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Culture(string language) => Languages.All.Single(culture => culture.Name == language);

    private static DefaultHttpContext Posting(params (string Name, string Value)[] fields)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Form = new FormCollection(
            fields.ToDictionary(field => field.Name, field => new Microsoft.Extensions.Primitives.StringValues(field.Value)));
        return context;
    }
}
