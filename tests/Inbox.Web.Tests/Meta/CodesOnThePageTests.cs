using System.Globalization;
using System.Text.RegularExpressions;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Tests.Conventions;

namespace Inbox.Web.Tests.Meta;

/// <summary>The table of codes in docs/meta-platform.md says what the code does.</summary>
public sealed partial class CodesOnThePageTests
{
    private static readonly Dictionary<string, SendAction> Actions = new()
    {
        ["RETRY"] = SendAction.Retry,
        ["FAIL"] = SendAction.Fail,
        ["REAUTH"] = SendAction.Reauthorize,
        ["PAUSE"] = SendAction.Pause,
        ["UNKNOWN"] = SendAction.Unknown,
        ["OURS"] = SendAction.OurFault,
    };

    [Fact]
    public void Each_code_on_the_page_does_what_the_page_says() => Assert.All(Rows(), row =>
        Assert.Equal((row.Code, row.Subcode, Actions[row.Action]),
            (row.Code, row.Subcode, SendRules.Of(new GraphError(row.Code, row.Subcode, "", false, null)).Action)));

    [Fact]
    public void Each_code_of_the_table_stands_on_the_page() =>
        Assert.Empty(SendRules.Known.Except(Rows().Select(r => (r.Code, r.Subcode))));

    private static IEnumerable<(int Code, int? Subcode, string Action)> Rows() =>
        from Match row in Row().Matches(Documents.Read("docs/meta-platform.md").Text)
        from error in ErrorsOf(row.Groups[1].Value)
        select (error.Code, error.Subcode, row.Groups[2].Value);

    /// <summary>One cell may name several: <c>17, 32</c>, or <c>200/2018027, 2018028</c> where the second is a subcode as well.</summary>
    private static IEnumerable<(int Code, int? Subcode)> ErrorsOf(string cell)
    {
        var code = 0;
        foreach (var numbers in cell.Split(", ")
            .Select(part => part.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()))
        {
            var isSubcode = numbers.Length == 1 && numbers[0] > 2_000_000 && code > 0;
            code = isSubcode ? code : numbers[0];
            yield return (code, isSubcode ? numbers[0] : numbers.Length > 1 ? numbers[1] : null);
        }
    }

    [GeneratedRegex(@"^\| (\d[\d/, ]*) \| [^|]+ \| (RETRY|FAIL|REAUTH|PAUSE|UNKNOWN|OURS)\b", RegexOptions.Multiline)]
    private static partial Regex Row();
}
