using System.Globalization;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Meta;

public sealed class GraphVersionTests
{
    [Theory]
    [InlineData("v27.0", "2027-01-01", null, false)]
    [InlineData("v26.0", "2026-11-29", null, false)]
    [InlineData("v25.0", "2026-11-29", "2028-07-29", false)]
    [InlineData("v21.0", "2026-10-22", "2027-01-21", false)]
    [InlineData("v21.0", "2026-10-23", "2027-01-21", true)]
    [InlineData("v21.0", "2027-03-01", "2027-01-21", true)]
    [InlineData("v19.0", "2026-11-29", "2026-09-24", true)]
    [InlineData("v99.0", "2026-11-29", null, false)]
    public void A_version_is_to_be_replaced_ninety_days_before_its_end(string name, string today, string? end, bool isToBeReplaced)
    {
        var version = GraphVersion.Of(name);

        Assert.Equal(end, version.EndsOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(isToBeReplaced, version.IsToBeReplaced(DateOnly.Parse(today, CultureInfo.InvariantCulture)));
    }
}
