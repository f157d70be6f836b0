namespace Inbox.Web.Demo;

public static class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DemoOptions>().BindConfiguration("Demo").ValidateOnStart();
        builder.Services.AddScoped<DemoData>();
        return builder;
    }
}
